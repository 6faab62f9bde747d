/** Code of authors is tried by evaluations before it is stored. */
@NullMarked
package dev.gavel.api.evaluation.code;

import org.jspecify.annotations.NullMarked;
