/** Formats with a question on each line: those of data sets for code models. */
@NullMarked
package dev.gavel.api.imports.format.jsonl;

import org.jspecify.annotations.NullMarked;
