/**
 * Programs that users send: what submissions and evaluations have in common, from the
 * request to what is shown of their judgements.
 */
@NullMarked
package dev.gavel.api.program;

import org.jspecify.annotations.NullMarked;
