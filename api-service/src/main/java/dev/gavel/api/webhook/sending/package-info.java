/** Sends the deliveries of webhooks, again and again until they arrive. */
@NullMarked
package dev.gavel.api.webhook.sending;

import org.jspecify.annotations.NullMarked;
