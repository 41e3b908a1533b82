import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { bundle, folderWith } from '../harness/cli.ts'

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        image: nginx:1.29
        securityContext:
          privileged: true # for the debugger
`)

/** The first block of Lua in the page about editors, with the command as it is here. */
function configuration(): string {
  const page = readFileSync('docs/editors.md', 'utf8')
  const [, lua = ''] = /```lua\n(.*?)```/s.exec(page) ?? []
  const command = JSON.stringify([process.execPath, bundle, 'lsp', '--stdio'])
  return lua.replace("{ 'seaworthy', 'lsp', '--stdio' }", `vim.fn.json_decode([=[${command}]=])`)
}

/** What Neovim 0.8 has and older ones lack, in terms of what they have. */
const older = `
  vim.fs = vim.fs or { find = function() return { vim.fn.getcwd() .. '/.git' } end, dirname = function(path) return vim.fn.fnamemodify(path, ':h') end }
  vim.lsp.start = vim.lsp.start or function(config)
    vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
  end
`

/** Opens the file, waits for diagnostics, makes the first fix that sets privileged, and saves. */
const session = `
  local function wait(condition)
    assert(vim.wait(20000, condition, 20), 'waited in vain')
  end
  local ok, failure = pcall(function()
    vim.cmd('edit pod.yaml')
    vim.cmd('set filetype=yaml')
    wait(function() return #vim.diagnostic.get(0) > 0 end)
    local found = vim.diagnostic.get(0)
    local params = {
      textDocument = vim.lsp.util.make_text_document_params(),
      range = { start = { line = 9, character = 20 }, ['end'] = { line = 9, character = 24 } },
      context = { diagnostics = {} },
    }
    local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)
    local titles = {}
    for _, answer in pairs(answers) do
      for _, action in ipairs(answer.result) do
        table.insert(titles, action.title)
        if vim.startswith(action.title, 'Set privileged to false') then
          vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
        end
      end
    end
    wait(function()
      for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
        if diagnostic.code == 'privileged-container' then return false end
      end
      return true
    end)
    vim.cmd('write')
    vim.fn.writefile({ vim.fn.json_encode({ found = found, titles = titles, left = vim.diagnostic.get(0) }) }, 'out.json')
  end)
  if not ok then vim.fn.writefile({ vim.fn.json_encode({ failure = tostring(failure) }) }, 'out.json') end
  vim.cmd('qall!')
`

test.skipIf(!hasNeovim)('Neovim shows what is found, with the configuration that the page about editors has', () => {
  const folder = folderWith({ 'pod.yaml': pod })
  writeFileSync(`${folder}/session.lua`, [older, configuration(), session].join('\n'))
  const args = ['--headless', '-u', 'NONE', '-c', 'luafile session.lua']
  const { stderr } = spawnSync('nvim', args, { cwd: folder, encoding: 'utf8', timeout: 60_000 })
  const out = JSON.parse(readFileSync(`${folder}/out.json`, 'utf8'))
  expect(out.failure, stderr).toBeUndefined()
  expect(out.found).toContainEqual(
    expect.objectContaining({
      code: 'privileged-container',
      source: 'seaworthy',
      lnum: 9,
      col: 20,
      end_col: 24,
      message: 'Container "app" runs in privileged mode.',
    }),
  )
  expect(readFileSync(`${folder}/pod.yaml`, 'utf8')).toBe(pod.replace('privileged: true', 'privileged: false'))
  expect(out.left).not.toContainEqual(expect.objectContaining({ code: 'privileged-container' }))
})
