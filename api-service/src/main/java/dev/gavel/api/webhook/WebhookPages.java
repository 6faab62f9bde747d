package dev.gavel.api.webhook;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which people create webhooks and see what became of deliveries. */
@Controller
@RequestMapping("/webhooks")
class WebhookPages {

	private static final String LIST = "webhook/list";

	private static final int PAGE_SIZE = 50;

	private final Webhooks webhooks;

	WebhookPages(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(Caller caller) {
		return Form.shown(LIST, model(caller, Form.empty()));
	}

	/**
	 * {@code webhooks}: a list of WebhookViews; {@code events}: what there is to choose.
	 */
	private Map<String, Object> model(Caller caller, Form form) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("webhooks", webhooks.list(caller));
		model.put("events",
				List.of(WebhookEvent.SUBMISSION_ENDED, WebhookEvent.EVALUATION_ENDED, WebhookEvent.BATCH_ENDED));
		model.put("form", form);
		return model;
	}

	/** Shows the secret at once, because it cannot be shown after a redirect. */
	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView create(@RequestParam MultiValueMap<String, String> fields, Caller caller,
			HttpServletResponse response) {
		Form form = new Form(fields);
		try {
			WebhookView made = webhooks.create(webhooks.check(request(form), caller), caller);
			return showSecret(made, caller, response);
		}
		catch (Problem ex) {
			return Form.refused(LIST, model(caller, form), ex);
		}
	}

	private static NewWebhook.Request request(Form form) {
		return new NewWebhook.Request(form.text("url"), form.id("question_id"), batch(form), form.texts("events"));
	}

	private static @Nullable UUID batch(Form form) {
		String text = form.text("batch_id");
		try {
			return (text != null) ? UUID.fromString(text.strip()) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Violations.of("batch_id", "expected the id of a batch, got '%s'".formatted(text));
		}
	}

	/**
	 * {@code webhook}: a WebhookView; {@code page}: a PageOf DeliveryViews;
	 * {@code states}: to choose from; {@code state}: the chosen one.
	 */
	@GetMapping(path = "/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, @RequestParam(required = false) @Nullable DeliveryState state,
			@RequestParam(defaultValue = "0") int page, Caller caller) {
		return shown(webhooks.find(id, caller), state, page, caller);
	}

	private ModelAndView shown(WebhookView webhook, @Nullable DeliveryState state, int page, Caller caller) {
		return new ModelAndView("webhook/detail", "webhook", webhook).addObject("state", state)
			.addObject("states", DeliveryState.values())
			.addObject("page", webhooks.deliveries(webhook.id(), state, page, PAGE_SIZE, caller))
			.addObject("address", new Address("/webhooks/" + webhook.id()).with("state", state));
	}

	@PostMapping(path = "/{id}/rotate", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView rotate(@PathVariable long id, Caller caller, HttpServletResponse response) {
		return showSecret(webhooks.rotate(id, caller), caller, response);
	}

	private ModelAndView showSecret(WebhookView webhook, Caller caller, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		return shown(webhook, null, 0, caller);
	}

	@PostMapping(path = "/{id}/enable", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView enable(@PathVariable long id, Caller caller) {
		webhooks.enable(id, caller);
		return detail(id);
	}

	@PostMapping(path = "/{id}/delete", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView delete(@PathVariable long id, Caller caller) {
		webhooks.delete(id, caller);
		return Form.seeOther("/webhooks");
	}

	@PostMapping(path = "/{id}/ping", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView ping(@PathVariable long id, Caller caller) {
		webhooks.ping(id, caller);
		return detail(id);
	}

	@PostMapping(path = "/{id}/deliveries/{deliveryId}/resend", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView sendAgain(@PathVariable long id, @PathVariable long deliveryId, Caller caller) {
		webhooks.sendAgain(id, deliveryId, caller);
		return detail(id);
	}

	private static ModelAndView detail(long id) {
		return Form.seeOther("/webhooks/" + id);
	}

}
