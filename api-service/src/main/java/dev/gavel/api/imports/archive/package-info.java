/** Reads files that were uploaded, and archives of them, whoever made them. */
@NullMarked
package dev.gavel.api.imports.archive;

import org.jspecify.annotations.NullMarked;
