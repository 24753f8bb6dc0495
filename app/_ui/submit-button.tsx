"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** Submits the form around it and shows that the form's `action` is under way. Props are those of `Button`. */
export function SubmitButton({ variant = "primary", ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  return <Button type="submit" variant={variant} pending={pending} {...rest} />;
}
