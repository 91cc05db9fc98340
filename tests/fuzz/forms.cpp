#include <sstream>
#include <string>

#include "app/web/multipart.h"
#include "tests/fuzz/targets.h"

// The first line is the content type, the rest the body. What is taken is well formed text; nothing is left in the temporary folder.
void muster::fuzz::forms(std::string_view input) {
  if (const auto fields = app::parseUrlEncoded(input)) {
    for (const auto& [name, value] : fields->all()) promise(app::isUtf8(name) && app::isUtf8(value));
  }
  (void)app::parseCookies(input);
  const auto line = input.find('\n');
  if (line == std::string_view::npos) return;
  const std::string body(input.substr(line + 1));
  std::istringstream in(body);
  app::Request request;
  const auto read = app::readMultipart(in, body.size(), input.substr(0, line), request);
  if (!read) return;
  for (const auto& [name, value] : request.form.all()) promise(app::isUtf8(name) && app::isUtf8(value));
  for (const auto& upload : request.uploads) promise(upload.size <= body.size() && upload.digest.size() == 64);
}
