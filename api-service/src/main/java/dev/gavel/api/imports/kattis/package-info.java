/** Writes questions as problem packages of Kattis. */
@NullMarked
package dev.gavel.api.imports.kattis;

import org.jspecify.annotations.NullMarked;
