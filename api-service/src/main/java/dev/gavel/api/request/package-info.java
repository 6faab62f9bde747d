/**
 * What requests of all features share: what can be wrong with them, told as a problem
 * with a stable type, and which part of a list they ask for.
 */
@NullMarked
package dev.gavel.api.request;

import org.jspecify.annotations.NullMarked;
