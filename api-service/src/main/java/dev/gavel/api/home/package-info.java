/**
 * The first page: which questions there are, and how those fared who tried them.
 */
@NullMarked
package dev.gavel.api.home;

import org.jspecify.annotations.NullMarked;
