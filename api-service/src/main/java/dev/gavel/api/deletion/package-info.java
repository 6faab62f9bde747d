/** Deletes questions with all that belongs to them. */
@NullMarked
package dev.gavel.api.deletion;

import org.jspecify.annotations.NullMarked;
