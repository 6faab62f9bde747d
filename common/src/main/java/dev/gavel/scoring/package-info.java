/**
 * What tests are worth, what solvers learn of them, and which of them are run after
 * others have failed.
 */
@NullMarked
package dev.gavel.scoring;

import org.jspecify.annotations.NullMarked;
