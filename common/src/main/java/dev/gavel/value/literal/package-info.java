/** Values as Python literals: all that {@code ast.literal_eval} reads. */
@NullMarked
package dev.gavel.value.literal;

import org.jspecify.annotations.NullMarked;
