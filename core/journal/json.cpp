#include "core/journal/json.h"

#include <charconv>
#include <stdexcept>

#include "core/journal/utf8.h"

namespace muster::core {

namespace {

void appendEscaped(unsigned char c, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\t': out += "\\t"; return;
    case '\n': out += "\\n"; return;
    case '\f': out += "\\f"; return;
    case '\r': out += "\\r"; return;
    default: out.append({'\\', 'u', '0', '0', kHex[c >> 4], kHex[c & 15]});
  }
}

// Runs that need no escape go over in one piece.
void appendString(std::string_view text, std::string& out, bool key) {
  out += '"';
  std::size_t begun = 0, at = 0;
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const std::size_t length = key ? 0 : utf8Sequence(text, at);
      if (length == 0) throw std::invalid_argument(key ? "json: a key that is not ASCII" : "json: text that is not UTF-8");
      at += length;
    } else if (c < 0x20 || c == '"' || c == '\\') {
      out.append(text, begun, at - begun);
      appendEscaped(c, out);
      begun = ++at;
    } else {
      ++at;
    }
  }
  out.append(text, begun, at - begun);
  out += '"';
}

}  // namespace

void appendText(std::string_view text, std::string& out) { appendString(text, out, false); }
void appendName(std::string_view name, std::string& out) { appendString(name, out, true); }

void appendInteger(std::int64_t value, std::string& out) {
  if (value > kLargestInteger || value < -kLargestInteger) throw std::invalid_argument("json: an integer beyond 2^53-1");
  char digits[24];
  auto* const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

const Json* Json::find(std::string_view key) const {
  const Object* object = asObject();
  if (!object) return nullptr;
  const auto at = object->find(key);
  return at == object->end() ? nullptr : &at->second;
}

std::string Json::str(std::string_view key, std::string fallback) const {
  const Json* member = find(key);
  const std::string* held = member ? member->asString() : nullptr;
  if (held) return *held;
  return fallback;
}

std::int64_t Json::num(std::string_view key, std::int64_t fallback) const {
  const Json* member = find(key);
  const std::int64_t* held = member ? member->asInt() : nullptr;
  return held ? *held : fallback;
}

bool Json::flag(std::string_view key, bool fallback) const {
  const Json* member = find(key);
  const bool* held = member ? member->asBool() : nullptr;
  return held ? *held : fallback;
}

void appendCanonical(const Json& value, std::string& out) {
  if (const auto* text = value.asString()) return appendText(*text, out);
  if (const auto* number = value.asInt()) return appendInteger(*number, out);
  if (const auto* flag = value.asBool()) {
    out += *flag ? "true" : "false";
  } else if (const auto* array = value.asArray()) {
    char before = '[';
    for (const Json& element : *array) {
      out += before;
      appendCanonical(element, out);
      before = ',';
    }
    out += array->empty() ? "[]" : "]";
  } else if (const auto* object = value.asObject()) {
    // The map's byte order is the order of RFC 8785, because keys are ASCII.
    char before = '{';
    for (const auto& [key, member] : *object) {
      out += before;
      appendName(key, out);
      out += ':';
      appendCanonical(member, out);
      before = ',';
    }
    out += object->empty() ? "{}" : "}";
  } else {
    out += "null";
  }
}

std::string canonical(const Json& value) {
  std::string out;
  out.reserve(512);
  appendCanonical(value, out);
  return out;
}

}  // namespace muster::core
