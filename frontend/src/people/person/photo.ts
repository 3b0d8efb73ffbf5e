/** Longer side of a photo on a card, in pixels: enough for a large face, and a card stays a card. */
const most = 1024;

/** What goes on a card as it is, if it is not too large. */
const usable = /^image\/(jpeg|png|gif|webp)$/;

/**
 * A picture file as a data: URI for a card, made smaller where it is larger than a face needs. null if it is no picture
 * this window can read.
 */
export async function photoOf(file: File): Promise<string | null> {
  if (!file.type.startsWith("image/")) return null;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  if (scale === 1 && usable.test(file.type) && file.size <= 400_000) return dataURI(file);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d");
  if (!context) return null;
  // JPEG knows no transparency; white is what paper has.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", 0.88);
}

function dataURI(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(file);
  });
}
