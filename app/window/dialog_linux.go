//go:build linux && desktop

package window

/*
#cgo webkit2_41 pkg-config: webkit2gtk-4.1
#cgo !webkit2_41 pkg-config: webkit2gtk-4.0
#include <stdlib.h>
#include <gtk/gtk.h>

static GMutex naming;
static gchar *named_cancel, *named_accept; // under naming

static void name_button(GtkDialog *dialog, gint response, const gchar *label) {
	GtkWidget *button = gtk_dialog_get_widget_for_response(dialog, response);
	if (GTK_IS_BUTTON(button)) gtk_button_set_label(GTK_BUTTON(button), label);
}

static gboolean on_show(GSignalInvocationHint *hint, guint count, const GValue *values, gpointer data) {
	GObject *shown = g_value_get_object(&values[0]);
	if (GTK_IS_FILE_CHOOSER_DIALOG(shown)) {
		g_mutex_lock(&naming);
		name_button(GTK_DIALOG(shown), GTK_RESPONSE_CANCEL, named_cancel);
		name_button(GTK_DIALOG(shown), GTK_RESPONSE_ACCEPT, named_accept);
		g_mutex_unlock(&naming);
	}
	return TRUE; // the next dialog too
}

static void name_buttons(const char *cancel, const char *accept) {
	static gsize hooked = 0;
	g_mutex_lock(&naming);
	g_free(named_cancel);
	g_free(named_accept);
	named_cancel = g_strdup(cancel);
	named_accept = g_strdup(accept);
	g_mutex_unlock(&naming);
	if (g_once_init_enter(&hooked)) {
		g_signal_add_emission_hook(g_signal_lookup("show", GTK_TYPE_WIDGET), 0, on_show, NULL, NULL);
		g_once_init_leave(&hooked, 1);
	}
}
*/
import "C"

import "unsafe"

// nameButtons says what the buttons of the next file dialog are called, with a _ before the letter that Alt presses them by.
// Wails makes them in English whatever the language is, and lets nobody at the dialog: GTK tells when one is shown.
func nameButtons(cancel, accept string) {
	texts := [2]*C.char{C.CString(cancel), C.CString(accept)}
	C.name_buttons(texts[0], texts[1])
	for _, text := range texts {
		C.free(unsafe.Pointer(text))
	}
}
