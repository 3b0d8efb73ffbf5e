package vault

import (
	"context"
	"testing"
)

// TestBulkWritesParentsFirst: a row never refers to one that is not there yet, whatever the sizes of the batches, and nothing is lost.
func TestBulkWritesParentsFirst(t *testing.T) {
	for _, people := range []int{1, 57, 58, 399, 4000} {
		v := openTest(t, t.TempDir(), Options{})
		write(t, v, "test.bulk", func(tx *Tx) error {
			contacts := tx.Bulk(`INSERT INTO contact (key, change, id, created, changed, card)`, 6)
			members := tx.Bulk(`INSERT INTO contact_circle (circle, contact)`, 2).After(contacts)
			if err := tx.Exec(`INSERT INTO circle (key, name) VALUES (1, 'One'), (2, 'Two'), (3, 'Three')`); err != nil {
				return err
			}
			for key := 1; key <= people; key++ {
				id, err := tx.NewID()
				if err != nil {
					return err
				}
				if err := contacts.Add(key, tx.Change(), id, 0, 0, "card"); err != nil {
					return err
				}
				for circle := 1; circle <= 3; circle++ {
					if err := members.Add(circle, key); err != nil {
						return err
					}
				}
			}
			if err := members.Close(); err != nil {
				return err
			}
			return contacts.Close()
		})
		var contacts, members int
		if err := v.QueryRow(context.Background(), `SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM contact_circle)`).Scan(&contacts, &members); err != nil {
			t.Fatal(err)
		}
		if contacts != people || members != 3*people {
			t.Errorf("%d people: %d contacts and %d members were written", people, contacts, members)
		}
	}
}
