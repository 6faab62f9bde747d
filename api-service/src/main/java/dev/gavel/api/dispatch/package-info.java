/**
 * Sends a job for each queued judgement, and again when no worker speaks of it.
 */
@NullMarked
package dev.gavel.api.dispatch;

import org.jspecify.annotations.NullMarked;
