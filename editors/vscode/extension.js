// Starts `giar-lint server` for reports in plain text, Markdown and HTML, and restarts it when its settings change.
"use strict";

const vscode = require("vscode");

const LANGUAGES = ["plaintext", "markdown", "html"];
let client;

function selector() {
  const documents = ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
  // The configuration is not linted; the server has to know its unsaved text to add a suppression at the end of it.
  return [...documents, { scheme: "file", pattern: "**/giar-lint.toml" }];
}

async function start() {
  let library;
  try {
    library = require("vscode-languageclient/node");
  } catch {
    vscode.window.showWarningMessage(
      "giar-lint: 扩展缺少vscode-languageclient，请在扩展文件夹中运行npm install（run npm install in the extension's folder）",
    );
    return;
  }
  const settings = vscode.workspace.getConfiguration("giar-lint");
  const language = settings.get("language");
  const server = { command: settings.get("path"), args: ["server"] };
  client = new library.LanguageClient("giar-lint", "giar-lint", server, {
    documentSelector: selector(),
    initializationOptions: language ? { language } : {},
  });
  await client.start();
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("giar-lint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("giar-lint")) {
        return restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
