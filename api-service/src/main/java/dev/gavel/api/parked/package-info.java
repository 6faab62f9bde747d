/**
 * Messages that nobody could read, kept for an operator.
 */
@NullMarked
package dev.gavel.api.parked;

import org.jspecify.annotations.NullMarked;
