/**
 * What a question's function looks like: its name, its parameters in order and the types
 * of its values.
 */
@NullMarked
package dev.gavel.signature;

import org.jspecify.annotations.NullMarked;
