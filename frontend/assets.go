// Package frontend carries the built window (dist/) inside the program. app/window serves it, and so does the HTTP
// server of the browser tests. Before the first `npm run build` dist/ holds only a placeholder, so Go always compiles.
package frontend

import "embed"

// FS holds the folder dist with index.html at dist/index.html.
//
//go:embed all:dist
var FS embed.FS
