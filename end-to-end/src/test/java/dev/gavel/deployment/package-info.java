/**
 * Reads what is under {@code deploy} as those would who apply it, and holds it against
 * the services. Nothing is started.
 */
@NullMarked
package dev.gavel.deployment;

import org.jspecify.annotations.NullMarked;
