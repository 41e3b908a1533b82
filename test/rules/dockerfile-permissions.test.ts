import { passwordInRun } from '../../server/src/rules/dockerfile/users/password-in-run.ts'
import { setuidSetgid } from '../../server/src/rules/dockerfile/users/setuid-setgid.ts'
import { userEmptyPassword } from '../../server/src/rules/dockerfile/users/user-empty-password.ts'
import { worldWritablePermissions } from '../../server/src/rules/dockerfile/users/world-writable-permissions.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [worldWritablePermissions, 'finds four digits', 'FROM a:1\nRUN chmod -R «0777» /a\n'],
  [worldWritablePermissions, 'finds other tools', 'FROM a:1\nRUN mkdir -pm «777» /a && install «--mode=666» a /b\n'],
  [worldWritablePermissions, 'finds a heredoc', 'FROM a:1\nRUN <<EOF\nchmod «o+w» /a\nEOF\n'],
  [worldWritablePermissions, 'finds it in ADD', 'FROM a:1\nADD --chmod=«u=rwx,go=rw» a /\n'],
  [worldWritablePermissions, 'is silent about the sticky bit', 'FROM a:1\nRUN chmod 1777 /tmp && chmod a+rwxt /b\n'],
  [worldWritablePermissions, 'is silent about what the umask decides', 'FROM a:1\nRUN chmod +w /a && chmod g+w /b\n'],
  [
    worldWritablePermissions,
    'is silent about rights that are taken',
    'FROM a:1\nRUN chmod o-w /a; chmod -w /b; chmod 775 /c\n',
  ],
  [worldWritablePermissions, 'is silent about variables', 'FROM a:1\nARG M=777\nRUN chmod $M /a && chmod "$N" 777\n'],
  [worldWritablePermissions, 'is silent about a reference', 'FROM a:1\nRUN chmod --reference=/a /b\n'],
  [worldWritablePermissions, 'is silent about stages that nothing needs', 'FROM a:1\nRUN chmod 777 /a\nFROM a:1\n'],

  [setuidSetgid, 'finds both', 'FROM a:1\nRUN chmod «ug+s» /a && chmod «6755» /b\n'],
  [setuidSetgid, 'finds install', 'FROM a:1\nRUN install -o root -m «4755» a /b\n'],
  [setuidSetgid, 'finds a copy', 'FROM a:1\nCOPY --chmod=«4755» a /b\n'],
  [
    setuidSetgid,
    'is silent where it is taken away',
    'FROM a:1\nRUN chmod a-s /a && find / -perm /6000 -exec chmod u-s {} +\n',
  ],
  [setuidSetgid, 'is silent about the sticky bit', 'FROM a:1\nRUN chmod 1777 /tmp && chmod +t /a\n'],
  [setuidSetgid, 'is silent about names', 'FROM a:1\nRUN chmod 755 4755\n'],

  [passwordInRun, 'finds it in a heredoc', 'FROM a:1\nRUN <<EOF\necho «a:b» | chpasswd -e\nEOF\n'],
  [passwordInRun, 'finds usermod', 'FROM a:1\nRUN usermod -mp «abc» a\n'],
  [passwordInRun, 'finds it in every stage', 'FROM a:1\nRUN printf «"a:b\\n"» | chpasswd\nFROM b:1\n'],
  [passwordInRun, 'is silent about variables', 'FROM a:1\nRUN echo "a:$P" | chpasswd && useradd -p "$P" b\n'],
  [passwordInRun, 'is silent about locked accounts', "FROM a:1\nRUN useradd -p '*' a && usermod -p '!' b\n"],
  [
    passwordInRun,
    'is silent about a secret of the build',
    'FROM a:1\nRUN --mount=type=secret,id=p chpasswd < /run/secrets/p\n',
  ],

  [userEmptyPassword, 'finds chpasswd', 'FROM a:1\nRUN echo «root:» | chpasswd\n'],
  [userEmptyPassword, 'finds the long option', 'FROM a:1\nRUN passwd «--delete» a\n'],
  [userEmptyPassword, 'finds an equals sign', 'FROM a:1\nRUN useradd «--password=» a\n'],
  [userEmptyPassword, 'is silent about locks', 'FROM a:1\nRUN passwd -l root && adduser -D a\n'],
  [userEmptyPassword, 'is silent about other commands', 'FROM a:1\nRUN echo passwd -d\n'],
  [userEmptyPassword, 'is silent about a variable', 'FROM a:1\nRUN useradd -p "$P" a\n'],
])

checkFixes([
  [worldWritablePermissions, 'of others', 'FROM a:1\nRUN chmod o+w a\n', 'FROM a:1\nRUN chmod o-w a\n'],
  [worldWritablePermissions, 'of all', 'FROM a:1\nRUN chmod a=rwx a\n', 'FROM a:1\nRUN chmod a=rx,ug+w a\n'],
  [
    worldWritablePermissions,
    'of several clauses',
    'FROM a:1\nRUN chmod u+x,go+rw a\n',
    'FROM a:1\nRUN chmod u+x,go+r,g+w a\n',
  ],
  [
    worldWritablePermissions,
    'of an exec form',
    'FROM a:1\nRUN ["chmod", "0666", "a"]\n',
    'FROM a:1\nRUN ["chmod", "0664", "a"]\n',
  ],
  [setuidSetgid, 'of one bit', 'FROM a:1\nRUN chmod u+s a\n', 'FROM a:1\nRUN chmod u-s a\n'],
  [setuidSetgid, 'of an equals sign', 'FROM a:1\nRUN chmod g=rxs a\n', 'FROM a:1\nRUN chmod g=rx a\n'],
])
