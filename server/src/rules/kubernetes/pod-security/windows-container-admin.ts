import { defineRule } from '../../rule.ts'

export const windowsContainerAdmin = defineRule({
  id: 'windows-container-admin',
  title: 'A Windows container runs as ContainerAdministrator',
  severity: 'warning',
  profile: 'recommended',
  why: `
    ContainerAdministrator may change every file, service and registry key of its container, and a flaw in the isolation of
    Windows containers gives it the most to work with. Whoever takes over the application gets all of that.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/',
    'https://kubernetes.io/docs/concepts/security/windows-security/',
  ],
  equivalents: { kyverno: ['require-run-as-containeruser'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod for Windows nodes',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          os:
            name: windows
          securityContext:
            windowsOptions:
              runAsUserName: «ContainerAdministrator» # writes to C:\\inetpub
          containers:
            - name: app
              image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          os:
            name: windows
          securityContext:
            windowsOptions:
              runAsUserName: ContainerUser # writes to C:\\inetpub
          containers:
            - name: app
              image: mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const user = container.effective('windowsOptions', 'runAsUserName')
    if (container.pod.get('os', 'name').is('linux') || !isAdministrator(user.string)) return
    report({
      at: user,
      message: `Container "${container.name}" runs as ContainerAdministrator.`,
      fixes: [
        { title: 'Set runAsUserName to ContainerUser', applicability: 'unsafe', changes: [user.set('ContainerUser')] },
      ],
    })
  },
})

/** Windows does not tell names apart by case, and the user belongs to the domain `User Manager`. */
function isAdministrator(user: string | undefined): boolean {
  return user?.toLowerCase().replace(/^user manager\\/, '') === 'containeradministrator'
}
