/**
 * Programs that are run and not judged: trials on samples or on tests of their own.
 */
@NullMarked
package dev.gavel.api.evaluation;

import org.jspecify.annotations.NullMarked;
