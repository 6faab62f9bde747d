/**
 * Values as people write them, in JSON or as Python literals, fitted to a declared type.
 */
@NullMarked
package dev.gavel.value.typed;

import org.jspecify.annotations.NullMarked;
