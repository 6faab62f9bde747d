package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.link.OpenLinks;
import dev.gavel.api.platform.request.Form;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where operators see and end links that can still be used. */
@Controller
@RequestMapping("/accounts/links")
class LinkListPages {

	private static final int PAGE_SIZE = 50;

	private final OpenLinks links;

	LinkListPages(OpenLinks links) {
		this.links = links;
	}

	/** {@code page}: a PageOf of OpenLinks. */
	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(defaultValue = "0") int page) {
		return new ModelAndView("account/links", "page", links.list(page, PAGE_SIZE));
	}

	@PostMapping("/{id}/revoke")
	ModelAndView revoke(@PathVariable long id, Caller caller) {
		links.revoke(caller, id);
		return Form.seeOther("/accounts/links");
	}

}
