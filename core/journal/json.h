// Json: the little of JSON that facts are made of, and its one canonical byte form.
//
// RFC 8785 restricted: objects with ASCII keys, arrays, UTF-8 strings, booleans, null, integers within +-(2^53-1).
// No fractions (decimals are strings). `canonical(parse(b)) == b` or the reader refuses. Values only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/outcome.h"

namespace muster::core {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::map<std::string, Json, std::less<>>;

  Json() : held_(nullptr) {}
  Json(std::nullptr_t) : held_(nullptr) {}
  Json(bool v) : held_(v) {}
  Json(int v) : held_(static_cast<std::int64_t>(v)) {}
  Json(std::int64_t v) : held_(v) {}
  Json(std::uint64_t v) : held_(static_cast<std::int64_t>(v)) {}
  Json(const char* v) : held_(std::string(v)) {}
  Json(std::string v) : held_(std::move(v)) {}
  Json(std::string_view v) : held_(std::string(v)) {}
  Json(Array v) : held_(std::move(v)) {}
  Json(Object v) : held_(std::move(v)) {}

  bool isNull() const { return std::holds_alternative<std::nullptr_t>(held_); }
  // The held value or nullptr when it is of another type.
  const bool* asBool() const { return std::get_if<bool>(&held_); }
  const std::int64_t* asInt() const { return std::get_if<std::int64_t>(&held_); }
  const std::string* asString() const { return std::get_if<std::string>(&held_); }
  const Array* asArray() const { return std::get_if<Array>(&held_); }
  const Object* asObject() const { return std::get_if<Object>(&held_); }
  Array* asArray() { return std::get_if<Array>(&held_); }
  Object* asObject() { return std::get_if<Object>(&held_); }

  const Json* find(std::string_view key) const;  // nullptr: not an object, or no such key
  // Readers for codecs: the member, or the fallback when it is absent or of another type.
  std::string str(std::string_view key, std::string fallback = {}) const;
  std::int64_t num(std::string_view key, std::int64_t fallback = 0) const;
  bool flag(std::string_view key, bool fallback = false) const;

  bool operator==(const Json&) const = default;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> held_;
};

constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;  // what every JSON reader holds exactly

// The canonical bytes. Throws std::invalid_argument for a key that is not ASCII, bytes that are not UTF-8, an integer out of range.
std::string canonical(const Json& value);
void appendCanonical(const Json& value, std::string& out);
// The same for one piece, for those who write without a tree.
void appendText(std::string_view text, std::string& out);
void appendName(std::string_view name, std::string& out);  // of a member: ASCII only
void appendInteger(std::int64_t value, std::string& out);
// Reads canonical bytes and nothing else (no blanks, no doubled or unsorted keys, no other escapes); depth at most 64.
Outcome<Json> parseCanonical(std::string_view bytes);

}  // namespace muster::core
