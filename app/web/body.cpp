#include "app/web/body.h"

#include "app/web/multipart.h"

namespace muster::app {
namespace {

std::string plainType(std::string_view header) {
  std::string type(header.substr(0, header.find(';')));
  while (type.ends_with(' ')) type.pop_back();
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return type;
}

std::string size(std::uint64_t bytes) { return bytes >= 1u << 20 ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes >> 10) + " kB"; }

BodyRefusal wrongType(std::string_view wanted) {
  return {415, {"wrong-type", core::msg("This address takes {type}.", {{"type", std::string(wanted)}}), {}, {}}};
}

std::string readAll(std::istream& in, std::uint64_t length) {
  std::string text(static_cast<std::size_t>(length), '\0');
  in.read(text.data(), static_cast<std::streamsize>(length));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

}  // namespace

std::optional<BodyRefusal> readBody(std::istream& in, const Route& route, Request& request) {
  if (!request.header("transfer-encoding").empty() || request.contentLength < 0) {
    return BodyRefusal{411, {"no-length", core::msg("The length of what is sent must be stated beforehand."), {}, {}}};
  }
  const auto length = static_cast<std::uint64_t>(request.contentLength);
  if (length > route.most()) {
    return BodyRefusal{413,
                       {"too-large",
                        core::msg("More was sent than this page takes: {size}.", {{"size", size(route.most())}}),
                        core::msg("Send it in smaller parts."),
                        {}}};
  }
  const std::string header = request.header("content-type"), type = plainType(header);
  const core::Problem cut{"cut-short", core::msg("What was sent broke off before its end; nothing was changed."), core::msg("Send it again."), {}};
  switch (route.body) {
    case Body::none:
      if (length > 0) return BodyRefusal{413, {"too-large", core::msg("Nothing may be sent to this address."), {}, {}}};
      return std::nullopt;
    case Body::json:
      if (type != "application/json") return wrongType("application/json");
      request.body = readAll(in, length);
      if (request.body.size() < length) return BodyRefusal{400, cut};
      if (!isUtf8(request.body)) return BodyRefusal{400, {"bad-json", core::msg("The JSON text is not UTF-8."), {}, {}}};
      return std::nullopt;
    case Body::upload:
      if (type == "multipart/form-data") {
        auto read = readMultipart(in, length, header, request);
        if (!read) return BodyRefusal{400, read.problems().front()};
        return std::nullopt;
      }
      [[fallthrough]];
    case Body::form: {
      if (type != "application/x-www-form-urlencoded") {
        return wrongType(route.body == Body::upload ? "multipart/form-data" : "application/x-www-form-urlencoded");
      }
      if (length > 256u << 10 && route.body == Body::upload) return wrongType("multipart/form-data");
      const std::string text = readAll(in, length);
      if (text.size() < length) return BodyRefusal{400, cut};
      auto form = parseUrlEncoded(text);
      if (!form) return BodyRefusal{400, form.problems().front()};
      request.form = std::move(form).value();
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace muster::app
