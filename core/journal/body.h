// Body: what a fact says, as its canonical bytes.
//
// Whoever made it from a struct leaves that struct beside the bytes, so that the fold that follows need not read them again. Bytes
// and struct cannot part: a body is made whole and only ever replaced. Values only.
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace muster::core {

struct Meaning;  // happenings.h

class Body {
 public:
  Body() = default;
  explicit Body(std::string canonical, std::shared_ptr<const Meaning> meaning = nullptr)
      : bytes_(std::move(canonical)), meaning_(std::move(meaning)) {}

  const std::string& bytes() const { return bytes_; }
  const std::shared_ptr<const Meaning>& meaning() const { return meaning_; }  // null: the bytes are all there is
  bool operator==(const Body& other) const { return bytes_ == other.bytes_; }

 private:
  std::string bytes_ = "{}";
  std::shared_ptr<const Meaning> meaning_;
};

}  // namespace muster::core
