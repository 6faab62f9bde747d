/** What formats of questions have in common, and what they hand over. */
@NullMarked
package dev.gavel.api.imports.format;

import org.jspecify.annotations.NullMarked;
