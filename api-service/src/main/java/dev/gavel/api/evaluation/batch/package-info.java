/** Many evaluations in one request, and their results. */
@NullMarked
package dev.gavel.api.evaluation.batch;

import org.jspecify.annotations.NullMarked;
