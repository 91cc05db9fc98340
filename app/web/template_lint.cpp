// The rules of escaping that mustache itself does not know: it escapes for text and quoted attributes, nothing else.
#include <regex>

#include "app/web/templates.h"

namespace muster::app {

std::vector<std::string> Templates::lint(std::string_view text) {
  std::vector<std::string> problems;
  const std::string all(text);
  const auto forbid = [&](const char* pattern, const std::string& why) {
    static const auto kFlags = std::regex::ECMAScript | std::regex::icase;
    std::smatch match;
    const std::regex expression(pattern, kFlags);
    if (std::regex_search(all, match, expression)) problems.push_back(why + ": " + match.str().substr(0, 60));
  };
  forbid("<script[^>]*>[^<]", "no inline script");
  forbid("<style", "no inline style sheet");
  forbid("[\\s\"']style\\s*=", "no style attribute");
  forbid("[\\s\"']on[a-z]+\\s*=", "no event attribute");
  forbid("\\s[a-z-]+\\s*=\\s*\\{\\{", "a variable in an attribute without quotes");
  forbid("(href|src|action)\\s*=\\s*\"\\{\\{[^\"}]*\\}\\}[^\"]", "an address begins with a path or is one helper-made key");
  forbid("\\{\\{&", "{{& }} is not used: {{{...Html}}}");
  forbid("\\{\\{\\{\\s*(?![A-Za-z.]*Html\\s*\\}\\}\\})", "{{{ }}} only for keys that end in Html");
  return problems;
}

}  // namespace muster::app
