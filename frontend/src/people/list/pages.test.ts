import { describe, expect, it } from "vitest";
import type { Row, RowPage } from "../../backend";
import { Pages, pageSize } from "./pages";

const row = (id: string): Row => ({ id, kind: "person", name: id, subtitle: "", place: "", photo: "", lastEncounter: "", next: null, dueSince: "" });

/** A book that can change, and that counts what is asked of it. */
function bookOf(count: number) {
  const ids = Array.from({ length: count }, (_, i) => `p${i}`);
  const asked: number[] = [];
  const pages = new Pages(
    async (offset, limit): Promise<RowPage> => {
      asked.push(offset);
      return { rows: ids.slice(offset, offset + limit).map(row), total: ids.length, offset };
    },
    () => {},
  );
  pages.seed({ rows: ids.slice(0, 60).map(row), total: count, offset: 0 });
  return { ids, asked, pages };
}

describe("Pages", () => {
  it("shows the seed without asking", () => {
    const { pages, asked } = bookOf(1000);
    expect(pages.row(59)?.id).toBe("p59");
    expect(pages.row(60)).toBeUndefined();
    expect(pages.total).toBe(1000);
    expect(asked).toEqual([]);
  });

  it("takes a seed that is the whole book for complete", async () => {
    const { pages, asked } = bookOf(40);
    await pages.ensure(0, 39);
    expect(asked).toEqual([]);
  });

  it("asks for the rest of the seed's page only when it is wanted", async () => {
    const { pages, asked } = bookOf(1000);
    await pages.ensure(-40, 59);
    expect(asked).toEqual([]);
    await pages.ensure(-20, 60);
    expect(asked).toEqual([0]);
    expect(pages.row(99)?.id).toBe("p99");
  });

  it("fetches each missing page once, however often it is asked for", async () => {
    const { pages, asked } = bookOf(100_000);
    await Promise.all([pages.ensure(50_010, 50_030), pages.ensure(50_020, 50_120), pages.ensure(50_010, 50_030)]);
    expect(asked).toEqual([50_000, 50_100]);
    expect(pages.row(50_099)?.id).toBe("p50099");
  });

  it("lets everybody wait for the one answer", async () => {
    const { pages } = bookOf(1000);
    const rows = await Promise.all([pages.rowAt(510), pages.rowAt(520), pages.rowAt(510)]);
    expect(rows.map((row) => row?.id)).toEqual(["p510", "p520", "p510"]);
  });

  it("asks beyond neither end", async () => {
    const { pages, asked } = bookOf(150);
    await pages.ensure(-40, 400);
    expect(asked).toEqual([0, 100]);
  });

  it("says by how much the row before the eye moved", async () => {
    const { pages, ids } = bookOf(1000);
    await pages.ensure(300, 320);
    ids.unshift("new1", "new2");
    expect(await pages.refresh(300, 320, 310)).toBe(2);
    expect(pages.row(312)?.id).toBe("p310");
    expect(pages.total).toBe(1002);
  });

  it("finds the row on the next page when it left its own", async () => {
    const { pages, ids } = bookOf(1000);
    await pages.ensure(300, 399);
    ids.unshift(...Array.from({ length: 95 }, (_, i) => `n${i}`));
    expect(await pages.refresh(300, 320, 310)).toBe(95);
  });

  it("stays when the row itself is gone", async () => {
    const { pages, ids } = bookOf(1000);
    await pages.ensure(300, 320);
    ids.splice(310, 1);
    expect(await pages.refresh(300, 320, 310)).toBe(0);
    expect(pages.row(310)?.id).toBe("p311");
  });

  it("drops the answer to a question about an older list", async () => {
    let answer: (page: RowPage) => void = () => {};
    const pages = new Pages(() => new Promise((resolve) => { answer = resolve; }), () => {});
    pages.seed({ rows: [], total: 500, offset: 0 });
    const waiting = pages.ensure(0, 10);
    const late = answer;
    pages.seed({ rows: [row("kept")], total: 1, offset: 0 });
    late({ rows: [row("stale")], total: 500, offset: 0 });
    await waiting;
    expect(pages.row(0)?.id).toBe("kept");
    expect(pages.total).toBe(1);
  });

  it("asks again for a page that failed", async () => {
    let fail = true;
    const pages = new Pages(async (offset) => {
      if (fail) throw new Error("busy");
      return { rows: [row("there")], total: 1, offset };
    }, () => {});
    pages.seed({ rows: [], total: 1, offset: 0 });
    await expect(pages.ensure(0, 0)).rejects.toThrow("busy");
    fail = false;
    await pages.ensure(0, 0);
    expect(pages.row(0)?.id).toBe("there");
  });

  it("has pages of a hundred", () => expect(pageSize).toBe(100));
});
