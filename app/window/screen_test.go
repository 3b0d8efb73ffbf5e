package window

import "testing"

func TestWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct{ screenWidth, screenHeight, width, height int }{
		{1920, 1080, 1280, 800},
		{1366, 768, 1280, 704},
		{1280, 800, 1280, 736},
		{800, 600, 800, 536},
		{320, 240, leastWidth, leastHeight},
		{0, 0, usualWidth, usualHeight},
	} {
		if width, height := fitting(c.screenWidth, c.screenHeight); width != c.width || height != c.height {
			t.Errorf("on %d×%d the window is %d×%d", c.screenWidth, c.screenHeight, width, height)
		}
	}
}

func TestMiddleOfTheScreen(t *testing.T) {
	for _, c := range []struct{ room, length, at int }{{1366, 1280, 43}, {800, 800, 0}, {320, 640, 0}} {
		if at := middle(c.room, c.length); at != c.at {
			t.Errorf("%d of %d begins at %d", c.length, c.room, at)
		}
	}
}
