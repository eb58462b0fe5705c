// Starts `daymark lsp` and hands the editor's questions to it. All that is known of journals is known there.

'use strict'

const { commands, window, workspace } = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

let client

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand('daymark.restartServer', restart),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('daymark.server')) {
        await restart()
      }
    }),
  )
  await start()
}

async function deactivate() {
  const running = client
  client = undefined
  // A server that never came up has nothing to stop.
  if (running?.isRunning()) {
    await running.stop()
  }
}

async function restart() {
  await deactivate()
  await start()
}

async function start() {
  const settings = workspace.getConfiguration('daymark.server')
  if (!settings.get('enabled')) {
    return
  }
  const command = settings.get('path') || 'daymark'
  client = new LanguageClient(
    'daymark',
    'Daymark',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ language: 'daymark' }, { scheme: 'file', pattern: '**/daymark.toml' }],
    },
  )
  try {
    await client.start()
  } catch (error) {
    await tell(command, error)
  }
}

// Colours and folding work without the server, so this is said once and nothing else stops.
async function tell(command, error) {
  const settings = 'Open Settings'
  const chosen = await window.showErrorMessage(
    `Daymark: cannot start \`${command} lsp\` (${error.message ?? error}). ` +
      'Install daymark, or say where it is in `daymark.server.path`.',
    settings,
  )
  if (chosen === settings) {
    await commands.executeCommand('workbench.action.openSettings', 'daymark.server')
  }
}

module.exports = { activate, deactivate }
