/** Exercises of Exercism: canonical data, and what a track adds to it. */
@NullMarked
package dev.gavel.api.imports.format.exercism;

import org.jspecify.annotations.NullMarked;
