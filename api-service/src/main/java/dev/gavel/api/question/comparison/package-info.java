/**
 * How questions say how results are compared: as sent, as stored and as answered. Today's
 * only comparison is by the declared types.
 */
@NullMarked
package dev.gavel.api.question.comparison;

import org.jspecify.annotations.NullMarked;
