/** Webhooks: who is told of which verdicts, and what is still to be told. */
@NullMarked
package dev.gavel.api.webhook;

import org.jspecify.annotations.NullMarked;
