/**
 * Makes tests by programs of the author: inputs by a generator, and expected outputs by a
 * reference solution.
 */
@NullMarked
package dev.gavel.api.generation;

import org.jspecify.annotations.NullMarked;
