package picture

import (
	"errors"
	"image"
	"io"
	"testing"

	"reader/internal/mishap"
)

func TestFaults(t *testing.T) {
	image.RegisterFormat("cracked", "CRACKED", func(io.Reader) (image.Image, error) { panic("a part that is not there") },
		func(io.Reader) (image.Config, error) { return image.Config{Width: 30, Height: 20}, nil })
	t.Run("F13 a picture that breaks its decoder", func(t *testing.T) {
		kept := 0
		room := NewRoom(mishap.NewLog(func(e *mishap.Error) string {
			if kept++; e.Of != "https://tide.example/a.png" {
				t.Errorf("the report is of %q", e.Of)
			}
			return "crash.txt"
		}))
		for range 2 { // and the second finds all the room that there was
			o := Options{Canvas: Canvas{Room: room}, Cols: 30, Rows: 10, Of: "https://tide.example/a.png"}
			if _, err := Draw(t.Context(), []byte("CRACKED"), o); !errors.As(err, new(*mishap.Error)) {
				t.Errorf("the error is %v", err)
			}
		}
		if kept != 2 || !room.left.TryAcquire(mostRoom) {
			t.Errorf("%d reports were kept, or room is lost", kept)
		}
	})
}
