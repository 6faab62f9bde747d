/**
 * How questions say how results are compared: as sent, as stored and as answered: by the
 * declared types, as texts, or by a program of the author.
 */
@NullMarked
package dev.gavel.api.question.comparison;

import org.jspecify.annotations.NullMarked;
