package dev.gavel.api.imports.format;

/**
 * An image of a statement. Anything but PNG, JPEG, GIF and WebP is reported and left out.
 *
 * @param name the target in the statement, such as {@code ![a tree](tree.png)}: a name
 * without folders
 */
public record FoundImage(String name, ImportedFile file) {
}
