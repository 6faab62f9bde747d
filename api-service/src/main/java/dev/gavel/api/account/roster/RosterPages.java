package dev.gavel.api.account.roster;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The page where operators create accounts from a list. */
@Controller
@RequestMapping("/accounts/import")
class RosterPages {

	private final RosterImport roster;

	RosterPages(RosterImport roster) {
		this.roster = roster;
	}

	/** {@code csv}: what was put in. */
	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form() {
		return Form.shown("account/import", Map.of("csv", ""));
	}

	/**
	 * {@code invited}: the new accounts; {@code download}: an address that holds their
	 * list, because the links are stored nowhere.
	 */
	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam MultiValueMap<String, String> fields, Caller caller, HttpServletResponse response) {
		String csv = Objects.requireNonNullElse(new Form(fields).text("csv"), "");
		try {
			List<Invited> invited = roster.create(caller, csv, Address.site());
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
			return new ModelAndView("account/invited", "invited", invited).addObject("download",
					"data:text/csv;charset=utf-8," + UriUtils.encode(csv(invited), StandardCharsets.UTF_8));
		}
		catch (Problem problem) {
			return Form.refused("account/import", Map.of("csv", csv), problem);
		}
	}

	private static String csv(List<Invited> invited) {
		StringBuilder csv = new StringBuilder();
		try (CSVPrinter printer = CSVFormat.RFC4180.print(csv)) {
			printer.printRecord("name", "group", "role", "link");
			for (Invited one : invited) {
				printer.printRecord(one.name(), one.group(), one.role(), one.link());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return csv.toString();
	}

}
