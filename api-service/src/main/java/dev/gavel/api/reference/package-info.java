/**
 * Reference solutions of questions, the verdict that each must get, and the verification
 * that judges all of them.
 */
@NullMarked
package dev.gavel.api.reference;

import org.jspecify.annotations.NullMarked;
