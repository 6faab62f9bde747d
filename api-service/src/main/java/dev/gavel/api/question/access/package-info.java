/** Which questions a caller may know of, solve and change. */
@NullMarked
package dev.gavel.api.question.access;

import org.jspecify.annotations.NullMarked;
