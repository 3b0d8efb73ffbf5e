requestAnimationFrame(() => requestAnimationFrame(() => window.go.main.Page.Painted()));
