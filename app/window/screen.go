package window

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// What the window measures in pixels of the page, without its frame.
const (
	usualWidth, usualHeight = 1280, 800
	leastWidth, leastHeight = 640, 480
	// What the frame and the bars of a desktop take of a screen's height.
	barsHeight = 64
)

// fitScreen makes the window smaller on a small screen and puts it in the middle again. GTK places it by the size that was
// asked for, and cuts it to the screen only afterwards: its title would lie beyond the edge.
func fitScreen(ctx context.Context) {
	screens, err := runtime.ScreenGetAll(ctx)
	if err != nil {
		return // then it stays as it is
	}
	for _, screen := range screens {
		if !screen.IsCurrent {
			continue
		}
		if width, height := fitting(screen.Size.Width, screen.Size.Height); width < usualWidth || height < usualHeight {
			runtime.WindowSetSize(ctx, width, height)
			// Not by WindowCenter, which asks GTK for a size that it may not have yet.
			runtime.WindowSetPosition(ctx, middle(screen.Size.Width, width), middle(screen.Size.Height, height+barsHeight))
		}
		return
	}
}

// middle is where what is so long begins to stand in the middle of so much room, never before its beginning.
func middle(room, length int) int { return max(0, (room-length)/2) }

// fitting gives the size of the window on a screen of a size; an unknown size, 0, changes nothing.
func fitting(width, height int) (int, int) {
	fit := func(usual, least, there int) int {
		if there <= 0 {
			return usual
		}
		return max(least, min(usual, there))
	}
	return fit(usualWidth, leastWidth, width), fit(usualHeight, leastHeight, height-barsHeight)
}
