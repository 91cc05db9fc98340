#include "devices/transport/port_address.h"

#include <charconv>

namespace muster::devices {
namespace {

core::Problem unknown(std::string_view text) {
  return {"unknown-port",
          core::msg("{port} is not a place where an instrument can be plugged in", {{"port", std::string(text)}}),
          core::msg("write serial:/dev/ttyUSB0 for a serial port or tcp:HOST:PORT for a box on the network"),
          {.field = "port"}};
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
  return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

}  // namespace

core::Outcome<PortAddress> PortAddress::parse(std::string_view given) {
  const std::string whole = trimmed(given);
  std::string_view text = whole;
  if (text.empty()) {
    return core::Problem{"empty",
                         core::msg("the port is not said"),
                         core::msg("write serial:/dev/ttyUSB0 for a serial port or tcp:HOST:PORT for a box on the network"),
                         {.field = "port"}};
  }
  if (text.starts_with("serial:")) text.remove_prefix(7);
  if (text.starts_with("/")) {
    if (text.find("..") != std::string_view::npos || !(text.starts_with("/dev/") || text.starts_with("/tmp/"))) return unknown(whole);
    return PortAddress{Kind::serial, std::string(text), {}, 0};
  }
  if (!text.starts_with("tcp:")) return unknown(whole);
  text.remove_prefix(4);
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return unknown(whole);
  PortAddress address{Kind::tcp, {}, std::string(text.substr(0, colon)), 0};
  if (address.host.starts_with("[") && address.host.ends_with("]")) address.host = address.host.substr(1, address.host.size() - 2);
  const auto digits = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool named = address.host.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:_") == std::string::npos;
  if (error != std::errc() || end != digits.data() + digits.size() || address.port < 1 || address.port > 65535 || !named) return unknown(whole);
  return address;
}

std::string PortAddress::text() const {
  if (kind == Kind::serial) return "serial:" + path;
  return "tcp:" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + std::to_string(port);
}

}  // namespace muster::devices
