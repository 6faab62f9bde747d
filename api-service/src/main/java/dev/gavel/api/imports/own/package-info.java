/** Gavel's own format: archives with all that there is of questions. */
@NullMarked
package dev.gavel.api.imports.own;

import org.jspecify.annotations.NullMarked;
