-- Checks reports in plain text, Markdown and HTML while they are written. Neovim 0.8 or later; no plugin is needed.
vim.api.nvim_create_autocmd("FileType", {
  pattern = { "text", "markdown", "html" },
  callback = function(event)
    local markers = vim.fs.find({ "giar-lint.toml", ".git" }, {
      upward = true,
      path = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf)),
    })
    vim.lsp.start({
      name = "giar-lint",
      cmd = { "giar-lint", "server" },
      root_dir = markers[1] and vim.fs.dirname(markers[1]) or nil,
      -- init_options = { language = "en" },
    })
  end,
})
